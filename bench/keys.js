'use strict';
const { parseKeyring } = require('../shared/dist');

/** The same in every run: databases are kept from one to the next, and with them what is encrypted. */
exports.keyring = parseKeyring(`bench:${Buffer.alloc(32, 'bench').toString('base64')}`);
exports.referenceKey = Buffer.alloc(32, 'reference');
