import type { Host, MetadataEntry } from './host';
import { Sheet } from './spreadsheet';

class Metadata {
  constructor(
    private readonly host: Host,
    private readonly entry: MetadataEntry,
  ) {}
  getKey(): string {
    return this.entry.key;
  }
  getValue(): string {
    return this.entry.value;
  }
  getLocation(): { getSheet(): Sheet } {
    return { getSheet: () => new Sheet(this.host, this.entry.sheet) };
  }
  remove(): void {
    this.host(
      'setMetadata',
      this.host('metadata').filter(other => other.id !== this.entry.id),
    );
  }
}

export class MetadataFinder {
  private key: string | null = null;
  constructor(private readonly host: Host) {}
  withKey(key: string): this {
    this.key = key;
    return this;
  }
  find(): Metadata[] {
    const sheets = new Set(this.host('sheets').map(sheet => sheet.id));
    return this.host('metadata')
      .filter(entry => sheets.has(entry.sheet) && (this.key === null || entry.key === this.key))
      .map(entry => new Metadata(this.host, entry));
  }
}
