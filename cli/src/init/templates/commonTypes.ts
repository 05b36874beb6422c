import type { AreaType, Plan } from '../plan/Plan';

/** The scalars that fields of a plan are of. */
export function scalarTypes({ types }: Plan): string[] {
  const kinds = new Set(
    types.flatMap(({ fields }) =>
      fields.flatMap((field) =>
        field.kind === 'COLUMN' && !field.isKey ? [field.column.type.kind] : [],
      ),
    ),
  );
  return [
    ...(kinds.has('DATE') ? ['"A local calendar date, YYYY-MM-DD. 日期"\nscalar Date'] : []),
    ...(kinds.has('DATE_TIME')
      ? ['"An instant in UTC, YYYY-MM-DDTHH:MM:SSZ. 时刻"\nscalar DateTime']
      : []),
  ];
}

/** Where a page lies in its list, as every subgraph says it. */
export const pageInfoType = `"Where a page lies in its list (GraphQL Cursor Connections). 分页信息"
type PageInfo @shareable @authenticated {
  "Whether rows follow."
  hasNextPage: Boolean!
  "Whether rows came before."
  hasPreviousPage: Boolean!
  "The place of the first row."
  startCursor: String
  "The place of the last row: \\"after\\" of the next page."
  endCursor: String
}`;

/** Described as the other subgraphs do, so that composition finds nothing to tell of them. */
const areas: Readonly<Record<AreaType, string>> = {
  Region: `"""
An administrative division (GB/T 2260, GB/T 10114). Its facts are visible inside the viewer's scope
and on the way up from it; its counts and rates only inside the scope, and null elsewhere. 行政区划
"""
type Region @key(fields: "code", resolvable: false) @authenticated {
  "12 digits of GB/T 2260 and GB/T 10114. 区划代码"
  code: ID!
}`,
  Grid: `"""
A grid: the smallest area of governance, part of one village. A grid worker sees the own grids only.
网格
"""
type Grid @key(fields: "gridCode", resolvable: false) @authenticated {
  "15 digits: the village and a serial. 网格编码"
  gridCode: ID!
}`,
};

/** The areas that fields of a plan lead to: keys of entities that another subgraph resolves. */
export function areaTypes({ types }: Plan): string[] {
  return (['Region', 'Grid'] as const).flatMap((area) =>
    types.some(({ fields }) => fields.some((field) => field.kind === 'AREA' && field.area === area))
      ? [areas[area]]
      : [],
  );
}
