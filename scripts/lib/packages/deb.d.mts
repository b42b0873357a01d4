// Types of what the tests use.
export function makeDeb(
  unpacked: string,
  target: string,
  time: number,
  name?: string,
  options?: { readonly version?: string; readonly packing?: string },
): Promise<void>
