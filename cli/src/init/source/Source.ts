/** What the values of a column are. */
export type ColumnType =
  /** Whole numbers that fit into the `Int` of GraphQL. */
  | { readonly kind: 'INTEGER' }
  /** Whole numbers of 32 bits without a sign. */
  | { readonly kind: 'UNSIGNED' }
  /** Whole numbers of up to 20 digits; the driver gives them as texts. */
  | { readonly kind: 'BIG_INTEGER' }
  /** Numbers that fit into a double. */
  | { readonly kind: 'FLOAT' }
  /** Decimal numbers; the driver gives them as texts. */
  | { readonly kind: 'DECIMAL'; readonly precision: number; readonly scale: number }
  /** 0 or 1. */
  | { readonly kind: 'BOOLEAN' }
  /** One bit; the driver gives it as a buffer. */
  | { readonly kind: 'BIT' }
  /** Null where no length is known. */
  | { readonly kind: 'TEXT'; readonly length: number | null }
  | { readonly kind: 'DATE' }
  /** Without a zone. */
  | { readonly kind: 'DATE_TIME' }
  | { readonly kind: 'TIME' }
  | { readonly kind: 'ENUM'; readonly values: readonly string[] }
  /** Some of the values, with commas between them. */
  | { readonly kind: 'SET'; readonly values: readonly string[] }
  /** Nothing that an answer could hold. */
  | { readonly kind: 'OPAQUE'; readonly sqlType: string };

export interface SourceColumn {
  /** As the database has it, or is to have it. */
  readonly name: string;
  /** As people call it: the name in a database, the header of a file. */
  readonly label: string;
  /** Among the columns of its table, from 1. */
  readonly position: number;
  /** Empty where there is none. */
  readonly comment: string;
  readonly type: ColumnType;
  readonly isNullable: boolean;
  /** Values of some rows, for guessing what they are. They stay in the memory of this process. */
  readonly sample: readonly string[];
}

export interface SourceForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly targetColumns: readonly string[];
}

export interface SourceTable {
  readonly name: string;
  /** As people call it: the name in a database, that of a file. */
  readonly label: string;
  readonly comment: string;
  readonly isView: boolean;
  readonly columns: readonly SourceColumn[];
  /** The columns that tell rows apart and are never null; empty where there are none. */
  readonly key: readonly string[];
  readonly foreignKeys: readonly SourceForeignKey[];
}

/** A database that exists, or a file, as read before a subgraph is made of it. */
export interface Source {
  readonly tables: readonly SourceTable[];
  readonly origin:
    | {
        readonly kind: 'MYSQL';
        /** With the password; goes into `.env` and nowhere else. */
        readonly url: string;
        /** Of the server's clock from UTC: `+08:00`. */
        readonly offset: string;
      }
    | {
        readonly kind: 'CSV';
        /** Name of the file without its folder. */
        readonly fileName: string;
        readonly content: Buffer;
      };
}
