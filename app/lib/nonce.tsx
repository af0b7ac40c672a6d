import { createContext, useContext } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/** Wraps the server's rendering; browsers hide nonces from scripts, so there is none to know on the client. */
export const NonceProvider = NonceContext.Provider;
export const useNonce = () => useContext(NonceContext);
