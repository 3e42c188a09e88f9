using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;

namespace StatusMesh.UnitTests.Consensus;

/// <summary>Puts an aggregator together as a host does.</summary>
internal static class Aggregators
{
    public static Aggregator Create(
        ISnapshotStore snapshots,
        IMessageSender sender,
        MonitorDirectory monitors,
        TimeProvider time,
        IIncidentStore? incidents = null,
        IAlertOutbox? outbox = null,
        AlertOptions? alerts = null,
        MeshOptions? mesh = null)
    {
        mesh ??= Votes.Mesh;
        var log = new IncidentLog(incidents ?? new InMemoryIncidentStore(), mesh);
        var intake = new AlertIntake(outbox ?? new InMemoryAlertOutbox(), sender, alerts ?? new AlertOptions());
        var teller = new IncidentTeller(log, intake, snapshots, monitors);
        return new Aggregator(snapshots, sender, monitors, teller, new IncidentOptions(), mesh, time, NullLogger<Aggregator>.Instance);
    }
}
