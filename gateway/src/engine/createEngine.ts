import { createApolloEngine } from './apollo';
import { createCivicEngine } from './civic';
import type { Engine, EngineOptions } from './Engine';

/** Makes the engine that the options name. */
export function createEngine(options: EngineOptions): Engine {
  switch (options.engine) {
    case 'civic':
      return createCivicEngine(options);
    case 'apollo':
      return createApolloEngine(options, options.logger);
  }
}
