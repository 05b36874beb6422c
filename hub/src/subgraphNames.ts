/** Folder names of the subgraphs, for starting each as its own process without loading its code. */
export const subgraphNames = [
  'directory',
  'population',
  'housing',
  'special-populations',
  'petitions',
  'incidents',
  'accountability',
] as const;
