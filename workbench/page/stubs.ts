/** A custom function as its stub in Code.js tells of it. */
export interface CustomFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly detail: string;
    readonly example: string;
  }[];
}

const STUB =
  /\/\*\*((?:(?!\*\/)[\s\S])*?@customfunction(?:(?!\*\/)[\s\S])*?)\*\/\s*function (\w+)\(([^)]*)\)/g;

/** Reads names, help and parameters from the JSDoc above each top-level function, as Sheets does. */
export function customFunctions(code: string): CustomFunction[] {
  return [...code.matchAll(STUB)].map(([, doc = '', name = '', parameters = '']) => {
    const text = doc.replace(/^\s*\* ?/gm, '');
    const described = new Map(
      [...text.matchAll(/@param \{(.*?)\} (\w+) (.*)/g)].map(
        ([, example = '', parameter = '', detail = '']) => [parameter, { example, detail }],
      ),
    );
    return {
      name,
      description: text.split('@')[0]!.trim().replace(/\s+/g, ' '),
      parameters: parameters
        .split(',')
        .map(parameter => parameter.trim())
        .filter(Boolean)
        .map(parameter => ({ name: parameter, detail: '', example: '', ...described.get(parameter) })),
    };
  });
}
