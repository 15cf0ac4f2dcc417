export function writeSample(
  folder: string,
  count?: number,
  options?: { trades?: number; asOf?: string },
): Promise<void>;
