// Types of the plugin.
import type { Plugin } from 'vite'

export function yamlModules(): Plugin
