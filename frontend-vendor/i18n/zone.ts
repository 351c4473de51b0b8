/** The zone in which days and moments are told, the same on server and screen. */
export const TIME_ZONE = 'Europe/Berlin';
