import type { Server } from 'node:http';

/** Serves a folder on this machine, on the asked port or the first free one from 4747. */
export function serve(folder: string, asked?: number): Promise<{ server: Server; port: number }>;
