import type { Plugin } from 'vite'

export declare const readerEntry: Readonly<Record<string, string>>
export declare const builtInTemplates: () => Plugin
