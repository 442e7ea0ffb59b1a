/** Round by round, so that what else the machine does in a round weighs on both sides of it. */
export function ratios(ones: number[], others: number[]): number[] {
  return ones.map((one, index) => one / (others[index] ?? Number.NaN));
}

export function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
