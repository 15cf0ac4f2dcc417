/** What google.script.run lets through: no dates, no functions, no undefined in arrays. */
export function checkReturned(value: unknown, path = 'the return value'): unknown {
  if (Object.prototype.toString.call(value) === '[object Date]') {
    throw new Error(`google.script.run: ${path} is a Date, which cannot be returned`);
  }
  if (typeof value === 'function') throw new Error(`google.script.run: ${path} is a function`);
  if (Array.isArray(value)) {
    return (value as unknown[]).map((item, index) => {
      if (item === undefined) throw new Error(`google.script.run: ${path}[${index}] is undefined`);
      return checkReturned(item, `${path}[${index}]`);
    });
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, checkReturned(item, `${path}.${key}`)]),
    );
  }
  return value ?? null;
}
