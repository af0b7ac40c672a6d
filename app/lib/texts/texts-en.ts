export { en as texts } from '#app/lib/locales/en/index.ts';
