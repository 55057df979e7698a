package io.lictor.store.tiles;

/** Place of a tile: its level, counted in heights of tiles, and its number in the level; both from 0. */
public record TileId(int level, long tile) {}
