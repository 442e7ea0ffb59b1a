/**
 * The fewest numbers to take out so that the rest increase: what lies outside a longest increasing subsequence (patience
 * sorting, O(n log n)). The numbers must differ from each other.
 */
export function outsideLongestIncreasing(numbers: number[]): number[] {
  /** `tails[length]` is the place of the least number that ends an increasing run of `length + 1`. */
  const tails: number[] = [];
  const before = numbers.map((number, place) => {
    const length = firstNotLess(tails, numbers, number);
    tails[length] = place;
    return length > 0 ? tails[length - 1] : undefined;
  });
  const inside = new Set<number>();
  for (let place = tails.at(-1); place !== undefined; place = before[place]) inside.add(place);
  return numbers.filter((_, place) => !inside.has(place));
}

function firstNotLess(tails: number[], numbers: number[], number: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[tails[middle] as number] as number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
