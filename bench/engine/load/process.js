'use strict';
const { answerParent } = require('../children/answerParent');
const { ask } = require('./ask');
const { runLoad } = require('./runLoad');

/** The client. */
answerParent({ ask, run: runLoad });
