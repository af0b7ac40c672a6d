export { office as texts } from '#app/lib/locales/en/office.ts';
