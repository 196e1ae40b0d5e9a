# syntax=docker/dockerfile:1

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The build needs the sources, so it does not run on installation.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production SEEDS_DIR=/seeds CACHE_DIR=/cache DATA_DIR=/data HEALTH_PORT=9464
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/data ./data
COPY --from=build /app/commands/locales ./commands/locales
COPY --from=build /app/dist ./dist
COPY --from=build /app/seeds /seeds
RUN mkdir /cache /data && chown node:node /cache /data
USER node
VOLUME ["/seeds", "/cache", "/data"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node.js itself, so that it gets the signals.
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["start"]
