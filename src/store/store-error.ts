/** `conflict`: the id is already kept with other bytes. `full`: the device has no room left. */
export type StoreFault = 'conflict' | 'full'

/** What was to be kept could not be. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly fault: StoreFault

  constructor(fault: StoreFault, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
  }
}
