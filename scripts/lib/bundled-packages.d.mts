// Types of the plugin.
import type { Plugin } from 'vite'

export function bundledPackages(part: 'main' | 'preload' | 'renderer'): () => Plugin
