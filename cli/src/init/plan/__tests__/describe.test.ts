import { describe as describeColumn } from '../describe';

describe('a description', () => {
  it.each([
    ['dispute_id', '纠纷编号', 'Dispute id. 纠纷编号'],
    ['dispute_id', 'Number of the dispute.', 'Number of the dispute.'],
    ['dispute_id', '', 'Dispute id (to be described).'],
    ['编号', '', '编号'],
    ['编号', '登记时的编号', '登记时的编号'],
    ['a', '一\n二\u0000', 'A. 一 二'],
  ])('of %s with the comment %j is %j', (label, comment, text) => {
    expect(describeColumn(label, comment)).toBe(text);
  });
});
