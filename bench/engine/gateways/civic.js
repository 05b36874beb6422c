'use strict';
const { openCivic } = require('./openCivic');
const { runGateway } = require('./runGateway');

runGateway((facts) => openCivic(facts));
