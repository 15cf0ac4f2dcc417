import type { Server } from 'node:http';

export function remoteServer(library: string): Server;
