import { commentText, importsText, member, property } from '../code';

describe('generated code', () => {
  it('imports in the order of the linter', () => {
    expect(
      importsText({
        './caseScope': ['caseScope'],
        './Case10Row': ['type Case10Row'],
        './Case2Row': ['type Case2Row', 'case2Table'],
        '../loaders': ['type Context'],
        '@civicgraph/shared': ['openSubgraph', 'type OpenSubgraph', 'openSubgraph', 'hasScope'],
        dataloader: ['type default DataLoader'],
        'node:fs': ['readFileSync'],
        './none': [],
      }),
    ).toBe(
      [
        "import { readFileSync } from 'node:fs';",
        "import { hasScope, type OpenSubgraph, openSubgraph } from '@civicgraph/shared';",
        "import type DataLoader from 'dataloader';",
        "import type { Context } from '../loaders';",
        "import { type Case2Row, case2Table } from './Case2Row';",
        "import type { Case10Row } from './Case10Row';",
        "import { caseScope } from './caseScope';",
        '',
      ].join('\n'),
    );
  });

  it('names what TypeScript has no name for', () => {
    expect([
      member('row', 'a_1'),
      member('row', '办结 日期'),
      property('2a'),
      property('b"'),
    ]).toEqual(['row.a_1', 'row["办结 日期"]', '"2a"', '"b\\""']);
  });

  it('lets no text end a comment', () => {
    expect(commentText('a */ b\n// c')).toBe('a * / b // c');
  });
});
