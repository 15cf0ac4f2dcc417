export function deploy(tools: {
  clasp: (args: string[], cwd?: string) => { status: number; text: string };
  folder: string;
  args: string[];
  build: () => Promise<unknown>;
  say: (line: string) => void;
}): Promise<number>;
