declare module '#platform/database/tables.ts' {
  interface Tables {
    audit_entry: {
      id: string;
      at: Date;
      kind: string;
      subject_table: string;
      account_id: string | null;
      person_ids: string[];
      body: string;
      row_ids: string[];
      row_digests: Array<Uint8Array | null>;
    };
    audit_link: { n: number; entry_id: string; previous: Uint8Array; hash: Uint8Array };
  }
}

/** An entry and its link, as text: what is hashed, and nothing else. Hashes are lower-case hexadecimal. */
export type ChainEntry = {
  readonly n: number;
  readonly entryId: string;
  readonly previous: string;
  readonly hash: string;
  /** Null where the link names an entry that isn't there. */
  readonly body: string | null;
  /** Ids with commas between them. */
  readonly rowIds: string;
  /** `\x…` or `-` with commas between them, in the order of the ids. */
  readonly digests: string;
};

/** The columns of a ChainEntry; `l` is the link, `e` its entry. */
export const chainColumns = `l.n, l.entry_id as "entryId", encode(l.previous, 'hex') as previous, encode(l.hash, 'hex') as hash,
  e.body, coalesce(array_to_string(e.row_ids, ','), '') as "rowIds", coalesce(array_to_string(e.row_digests, ',', '-'), '') as digests`;

/** Settings under which PostgreSQL prints rows as it did when they were recorded. */
export const printSettings = `select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true),
  set_config('bytea_output', 'hex', true), set_config('search_path', 'public', true)`;
