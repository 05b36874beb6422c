import { Kind, visit } from 'graphql';
import { typeDefs } from '../typeDefs';

const names: string[] = [];
const descriptions: string[] = [];
visit(typeDefs, {
  // The directives are those of specs, which the schema cannot name.
  Directive: () => false,
  DirectiveDefinition: () => false,
  enter(node) {
    if ('name' in node && node.name?.kind === Kind.NAME) names.push(node.name.value);
    if ('description' in node && node.description) descriptions.push(node.description.value);
  },
});

describe('the schema of incidents', () => {
  it('answers the indicators of its part of the list', () => {
    const answered = descriptions.flatMap((text) => /^[A-G]\d{2}\b/.exec(text.trim()) ?? []);
    expect([...new Set(answered)].sort()).toEqual([
      'A14',
      'A23',
      'F04',
      'F05',
      ...Array.from({ length: 15 }, (_, index) => `G${String(index + 1).padStart(2, '0')}`),
    ]);
  });

  it('names no person, and describes none', () => {
    const person = /person|victim|suspect|witness|offender|name$|phone|citizen/i;
    expect(names.filter((name) => person.test(name))).toEqual([]);
    expect(descriptions.filter((text) => /嫌疑|受害|被害|证人|身份证/.test(text))).toEqual([]);
  });
});
