'use client';
export { Unavailable as default } from '@/features/account/unavailable';
