export const LIMITS: { readonly inline: number; readonly library: number };

export function writeBigQuery(
  options: { bucket?: string; dataset?: string },
  library: string,
  into?: string,
): Promise<string>;
