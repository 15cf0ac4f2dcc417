type JsonCell = string | number | boolean;

export function seeded(seed: number): () => number;

export function madeUpHousehold(
  number: number,
  options?: { trades?: number; asOf?: string },
): {
  household: string;
  tables: Record<'lots' | 'trades' | 'settings' | 'securities' | 'prices', JsonCell[][] | null>;
};
