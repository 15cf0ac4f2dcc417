export function batch(
  argv: readonly string[],
  options?: { say?: (text: string) => void; stop?: AbortSignal },
): Promise<number>;
