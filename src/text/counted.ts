/** `1 paper`, `3 papers`; `many` for a plural without a plain s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
