import root from '../../../../../package.json';
import { overrides, toolVersions } from '../packageTexts';

describe('the versions that generated packages use', () => {
  it('are those of the project', () => {
    expect(root.devDependencies).toMatchObject(toolVersions);
    expect(root.overrides).toMatchObject(overrides);
  });
});
