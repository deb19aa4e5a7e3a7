/**
 * Integers in the parser's WebAssembly memory, read and written without the general way of doing so: the binding passes
 * a cursor's four integers in and out by `setValue` and `getValue` at every step, which was a twentieth of an index run's
 * processor time. Knows nothing of what the integers are.
 */

/** The parts of the module object of `Parser.init` (Emscripten's) that this is about. */
export interface WasmModule {
  /** The memory; another array once it has grown. */
  HEAP32?: Int32Array;
  setValue?: (address: number, value: number, type?: string) => void;
  getValue?: (address: number, type?: string) => number;
}

/** WebAssembly's memory is little-endian, a typed array is as the machine is. */
const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Lets a module that has been initialized access integers directly; one that is built otherwise stays as it is. */
export function accessIntegersDirectly(module: WasmModule): void {
  const { setValue, getValue } = module;
  if (!setValue || !getValue || !module.HEAP32 || !isLittleEndian) return;
  module.setValue = (address, value, type) => {
    if (type === 'i32') module.HEAP32![address >> 2] = value;
    else setValue(address, value, type);
  };
  module.getValue = (address, type) =>
    type === 'i32' ? module.HEAP32![address >> 2]! : getValue(address, type);
}
