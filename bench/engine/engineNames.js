'use strict';

/** In the order of the table. Each is a file in `gateways`. */
exports.engineNames = ['civic', 'unpoliced', 'apollo', 'hive'];
