-- The hub makes one schema a subgraph, all with this prefix.
GRANT ALL ON `civicgraph\_%`.* TO 'civicgraph'@'%';
