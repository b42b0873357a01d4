// Starts HarfBuzz from its WebAssembly file and exposes its functions with a few helpers.

/** A C function: numbers and pointers in, a number or pointer out. */
export type Native = (...args: number[]) => number

/** A running HarfBuzz. */
export interface Wasm {
  /** Returns a function by its C name. Throws when the file doesn't have it. */
  call(name: string): Native
  /** Copies bytes into the library's memory; the caller frees the pointer. */
  store(bytes: Uint8Array): number
  /** Returns a fresh view of the memory: views become invalid when the memory grows. */
  bytes(): Uint8Array
  /** The memory as 32-bit words. */
  words(): Int32Array
}

const PAGE = 65_536

/** Starts HarfBuzz from the bytes of `harfbuzz.wasm`. */
export async function startWasm(file: Uint8Array): Promise<Wasm> {
  let memory: WebAssembly.Memory | undefined
  const grow = (size: number): number => {
    if (!memory) return 0
    memory.grow(Math.max(0, Math.ceil((size - memory.buffer.byteLength) / PAGE)))
    return 1
  }
  const stop = (): never => {
    throw new Error('Text layout failed: a font is damaged, or there is not enough memory.')
  }
  const { instance } = await WebAssembly.instantiate(file, {
    env: {
      emscripten_resize_heap: (size: number) => grow(size >>> 0),
      _abort_js: stop,
      _emscripten_runtime_keepalive_clear: () => 0,
      _setitimer_js: () => 0,
    },
    wasi_snapshot_preview1: { proc_exit: stop },
  })
  memory = instance.exports.memory as WebAssembly.Memory
  const call = (name: string): Native => {
    const found = instance.exports[name]
    if (typeof found !== 'function') throw new Error(`HarfBuzz lacks ${name}.`)
    return found as Native
  }
  call('__wasm_call_ctors')()
  const held = memory
  const malloc = call('malloc')
  return {
    call,
    store(bytes) {
      const at = malloc(Math.max(1, bytes.length))
      new Uint8Array(held.buffer).set(bytes, at)
      return at
    },
    bytes: () => new Uint8Array(held.buffer),
    words: () => new Int32Array(held.buffer),
  }
}
