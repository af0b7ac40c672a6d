import { config } from 'zod/v4/core';

// Zod tries whether it may compile code, which the content security policy forbids and reports each time. The root of
// all pages loads this before anything that makes a schema.
config({ jitless: true });
