/** A number as it is printed, with two digits after the point. */
export function number(value: number): string {
  return value.toFixed(2);
}

/** A number with its sign, for what adds and what takes away. */
export function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${number(Math.abs(value))}`;
}
