/** The codes chosen after one of them is touched: a way out (negative) or one of `alone` clears the others, and the others clear it. */
export function toggled(chosen: readonly number[], code: number, alone: readonly number[]): readonly number[] {
  if (chosen.includes(code)) return chosen.filter((one) => one !== code)
  const single = (one: number) => one < 0 || alone.includes(one)
  return single(code) ? [code] : [...chosen.filter((one) => !single(one)), code]
}
