/** What one uploaded workbook may cost. Everything is checked before, or while, bytes are inflated, never after. */
export interface SheetLimits {
  /** Size of the file as sent, bytes. */
  readonly maxFileBytes: number;
  /** Bytes of XML that may be inflated from it, all parts together. */
  readonly maxUnzippedBytes: number;
  /** Entries in the archive. */
  readonly maxEntries: number;
  /** Inflated to packed size of one entry; measured only from 4 MB up, as small parts repeat themselves. */
  readonly maxRatio: number;
  /** Rows with content below the header. */
  readonly maxRows: number;
  /** Columns looked at, from A; cells further right are not read. */
  readonly maxColumns: number;
}

export const defaultSheetLimits: SheetLimits = {
  maxFileBytes: 50 * 1024 * 1024,
  maxUnzippedBytes: 64 * 1024 * 1024,
  maxEntries: 2_000,
  maxRatio: 250,
  maxRows: 20_000,
  maxColumns: 256,
};

/** The defaults with the given ones over them. */
export const sheetLimits = (over: Partial<SheetLimits> = {}): SheetLimits => ({ ...defaultSheetLimits, ...over });

/** Title, header and footer lines do not count as data; this many are granted before a sheet is called too long. */
export const linesBesideData = 40;
