# One image for every part of the hub; the command says which part runs.

FROM node:22-bookworm-slim AS build
WORKDIR /hub
COPY . .
# The build runs as the "prepare" script of the install.
RUN npm ci

FROM node:22-bookworm-slim AS dependencies
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY gateway/package.json gateway/
COPY registry/package.json registry/
COPY cli/package.json cli/
COPY hub/package.json hub/
COPY subgraphs/directory/package.json subgraphs/directory/
COPY subgraphs/population/package.json subgraphs/population/
COPY subgraphs/housing/package.json subgraphs/housing/
COPY subgraphs/special-populations/package.json subgraphs/special-populations/
COPY subgraphs/petitions/package.json subgraphs/petitions/
COPY subgraphs/incidents/package.json subgraphs/incidents/
COPY subgraphs/accountability/package.json subgraphs/accountability/
COPY subgraphs/disputes/package.json subgraphs/disputes/
RUN npm ci --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HUB_HOST=0.0.0.0
WORKDIR /hub
# Dependencies first: they change least. A workspace's own folder may hold some too.
COPY --from=dependencies /hub ./
COPY --from=build /hub/shared/dist shared/dist
COPY --from=build /hub/shared/policy shared/policy
COPY --from=build /hub/gateway/dist gateway/dist
COPY --from=build /hub/registry/dist registry/dist
COPY --from=build /hub/registry/schema.graphql registry/
COPY --from=build /hub/cli/dist cli/dist
COPY --from=build /hub/cli/bin cli/bin
COPY --from=build /hub/hub/dist hub/dist
COPY --from=build /hub/subgraphs/directory/dist subgraphs/directory/dist
COPY --from=build /hub/subgraphs/population/dist subgraphs/population/dist
COPY --from=build /hub/subgraphs/housing/dist subgraphs/housing/dist
COPY --from=build /hub/subgraphs/special-populations/dist subgraphs/special-populations/dist
COPY --from=build /hub/subgraphs/petitions/dist subgraphs/petitions/dist
COPY --from=build /hub/subgraphs/incidents/dist subgraphs/incidents/dist
COPY --from=build /hub/subgraphs/accountability/dist subgraphs/accountability/dist
COPY --from=build /hub/subgraphs/disputes/dist subgraphs/disputes/dist
COPY --from=build /hub/subgraphs/directory/schema.graphql subgraphs/directory/
COPY --from=build /hub/subgraphs/population/schema.graphql subgraphs/population/
COPY --from=build /hub/subgraphs/housing/schema.graphql subgraphs/housing/
COPY --from=build /hub/subgraphs/special-populations/schema.graphql subgraphs/special-populations/
COPY --from=build /hub/subgraphs/petitions/schema.graphql subgraphs/petitions/
COPY --from=build /hub/subgraphs/incidents/schema.graphql subgraphs/incidents/
COPY --from=build /hub/subgraphs/accountability/schema.graphql subgraphs/accountability/
COPY --from=build /hub/subgraphs/disputes/schema.graphql subgraphs/disputes/
COPY --from=build /hub/examples examples
# Where the gateway keeps the anchor of the ledger, and the demo issuer's key when it is told to have one.
RUN mkdir /state && chown node:node /state
USER node
ENTRYPOINT ["node"]
CMD ["hub/dist/startGateway.js"]
