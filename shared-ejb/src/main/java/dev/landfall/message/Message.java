package dev.landfall.message;

/** Anything that travels on one of the topics. */
public sealed interface Message permits DriverReport, Command, TestStateChange, StandbyBeat {}
