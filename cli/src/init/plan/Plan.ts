import type { Scope } from '@civicgraph/shared';
import type { Source, SourceColumn } from '../source/Source';

export type Level = 'INTERNAL' | 'PERSONAL' | 'SENSITIVE';

/** What a column seems to tell of persons, and what told so. */
export interface PersonalGuess {
  readonly level: Exclude<Level, 'INTERNAL'>;
  /** What it holds, for people to read. */
  readonly what: string;
  readonly reason: string;
  /** Which scope its readers hold; null where none is made for it, so that a grant is needed. */
  readonly scope: Scope | null;
  /** Whether it names exactly one person. */
  readonly isIdentity: boolean;
}

export type AreaType = 'Region' | 'Grid';

/** A field of a type, with the column that it is read from. */
export type FieldPlan =
  | {
      readonly kind: 'COLUMN';
      readonly name: string;
      readonly column: SourceColumn;
      readonly description: string;
      readonly isKey: boolean;
      readonly personal: PersonalGuess | null;
      /** The enum that it is of; null where it is of none. */
      readonly enumName: string | null;
    }
  | {
      readonly kind: 'AREA';
      readonly name: string;
      readonly column: SourceColumn;
      readonly description: string;
      readonly area: AreaType;
    }
  | {
      readonly kind: 'PARENT';
      readonly name: string;
      readonly column: SourceColumn;
      readonly description: string;
      /** Name of the type that the foreign key leads to. */
      readonly type: string;
    }
  | {
      readonly kind: 'CHILDREN';
      readonly name: string;
      /** The column of the other table that leads here. */
      readonly column: SourceColumn;
      readonly description: string;
      readonly type: string;
    };

/** What decides which rows a viewer may read. */
export type ScopePlan =
  | {
      readonly kind: 'AREA';
      readonly region: SourceColumn | null;
      readonly grid: SourceColumn | null;
    }
  /** Those of the rows that a foreign key leads to. */
  | { readonly kind: 'PARENT'; readonly column: string; readonly type: string }
  | { readonly kind: 'NONE' };

/** An entity, its table, and the fields by which it is asked for. */
export interface TypePlan {
  readonly name: string;
  readonly table: string;
  /** As people call the table. */
  readonly label: string;
  /** Field of `Query` for one, and what the type is called in code. */
  readonly field: string;
  /** Field of `Query` for pages of them. */
  readonly list: string;
  readonly description: string;
  /** Of the entry in the data-resource directory. */
  readonly resourceName: string;
  /** In the order of the key. */
  readonly key: readonly KeyPlan[];
  readonly fields: readonly FieldPlan[];
  readonly scope: ScopePlan;
  /** Whether its rows are persons. */
  readonly isSubject: boolean;
}

export interface KeyPlan {
  readonly field: string;
  readonly column: SourceColumn;
}

/** Something of the source that the subgraph does not show. */
export interface LeftOut {
  /** `table` or `table.column`, as the source spells it. */
  readonly place: string;
  readonly reason: string;
}

/** A subgraph before its files are written. */
export interface Plan {
  /** Of the subgraph: lower-case letters, digits and hyphens. */
  readonly name: string;
  /** Unified social credit code of the owning department; null where it is to be filled in. */
  readonly owner: string | null;
  /** The law that the department keeps the data by; null likewise. */
  readonly legalBasis: string | null;
  /** Of its first entry in the data-resource directory; the others count on. */
  readonly firstSerial: number;
  readonly origin: Source['origin'];
  readonly types: readonly TypePlan[];
  readonly leftOut: readonly LeftOut[];
}
