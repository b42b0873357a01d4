// The part of WebAssembly that the font engine uses; declared neither by Node's types nor by the language's library.
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  interface Instance {
    readonly exports: Record<string, unknown>
  }
  interface Source {
    readonly instance: Instance
  }
  function instantiate(bytes: Uint8Array, imports: Record<string, Record<string, unknown>>): Promise<Source>
}
