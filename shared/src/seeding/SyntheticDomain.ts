import type { DataSource } from 'typeorm';
import type { City, CityVillage } from '../city';
import type { Row } from '../database';
import type { Rollup, RollupAccumulator } from '../rollup';

/** A row on its way into a table. All rows of a table have the same columns. */
export type TableRow = readonly [table: string, row: Row];

/** One department's share of the synthetic city. */
export interface SyntheticDomain {
  /** What is generated and committed at once, in one transaction with its rollups and progress. */
  readonly chunk: 'VILLAGE' | 'TOWN' | 'CITY';
  /** Rows of the city as a whole; inserted first. */
  cityRows?(city: City): Iterable<TableRow>;
  chunkRows(city: City, villages: readonly CityVillage[]): Iterable<TableRow>;
  readonly rollups: readonly DomainRollup[];
}

/** Statistics kept beside the rows they are made from. */
export interface DomainRollup {
  readonly rollup: Rollup;
  /**
   * The one definition of every measure: what a row adds to which area and month. Called for each
   * generated row when the city is seeded, and for each stored row when the rollups are verified.
   */
  fold(accumulator: RollupAccumulator, table: string, row: Row, city: City): void;
  /** Streams a chunk's stored rows with the columns that `fold` reads. */
  storedRows(database: DataSource, villages: readonly CityVillage[]): AsyncIterable<TableRow>;
  /** Areas that are neither regions nor grids: departments. */
  areas?(city: City): readonly string[];
}
