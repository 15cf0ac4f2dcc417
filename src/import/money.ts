/** Currencies that amounts are in; what else moves is a coin or a security. */
export const MONEY = new Set(['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF', 'JPY', 'INR']);

/** Exchanges put X before coins and Z before money, and call bitcoin XBT. */
export const coin = (name: string): string => {
  const bare = /^[XZ][A-Z]{3}$/.test(name) ? name.slice(1) : name;
  return bare === 'XBT' || bare === 'BT' ? 'BTC' : bare;
};
